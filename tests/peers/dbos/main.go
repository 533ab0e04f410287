// Runs DBOS workflows on PostgreSQL: each of so many callers starts one, waits for its result and
// starts the next. A workflow is so many steps, one after another, each returning about 200 bytes.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"log"
	"log/slog"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dbos-inc/dbos-transact-golang/dbos"
	"github.com/jackc/pgx/v5/pgxpool"
)

var answer = strings.Repeat("x", 200)

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func inSteps(ctx dbos.Context, steps int) (int, error) {
	for range steps {
		step := func(context.Context) (string, error) { return answer, nil }
		if _, err := dbos.RunAsStep(ctx, step); err != nil {
			return 0, err
		}
	}
	return steps, nil
}

// A connection a caller, so that none waits for another's.
func launch(database string, callers int) dbos.Context {
	config, err := pgxpool.ParseConfig(database)
	check(err)
	config.MaxConns = int32(callers)
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	check(err)
	quiet := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	ctx, err := dbos.NewContext(context.Background(),
		dbos.Config{AppName: "peers", SystemDBPool: pool, Logger: quiet})
	check(err)
	dbos.RegisterWorkflow(ctx, inSteps)
	check(dbos.Launch(ctx))
	return ctx
}

func main() {
	database := flag.String("database", "", "a connection string")
	callers := flag.Int("callers", 32, "")
	steps := flag.Int("steps", 6, "of each workflow")
	seconds := flag.Float64("seconds", 6, "")
	flag.Parse()
	ctx := launch(*database, *callers)

	var done atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	end := start.Add(time.Duration(*seconds * float64(time.Second)))
	for range *callers {
		all.Go(func() {
			for time.Now().Before(end) {
				workflow, err := dbos.RunWorkflow(ctx, inSteps, *steps)
				check(err)
				result, err := workflow.GetResult()
				check(err)
				done.Add(int64(result))
			}
		})
	}
	all.Wait()
	rate := float64(done.Load()) / time.Since(start).Seconds()
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"value": rate, "unit": "steps/s"}))
}
