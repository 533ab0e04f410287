// Appends to a Tessera log on a POSIX file system: as many goroutines as there are callers, each
// adding a 300-byte entry and waiting for its index. This driver gives the index once the entry is
// on disk and in the tree; the signed checkpoint follows within a second and is not waited for.
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"flag"
	"log"
	mrand "math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

const entrySizeBytes = 300

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// A batch goes as soon as every caller has an entry in it; one that is late is waited for as long
// as a few syncs take. Smaller batches and shorter waits are slower.
func openLog(ctx context.Context, folder string, callers uint) *tessera.Appender {
	secret, _, err := note.GenerateKey(rand.Reader, "peers.example/log")
	check(err)
	signer, err := note.NewSigner(secret)
	check(err)
	driver, err := posix.New(ctx, posix.Config{Path: folder})
	check(err)
	appender, _, _, err := tessera.NewAppender(ctx, driver, tessera.NewAppendOptions().
		WithCheckpointSigner(signer).
		WithBatching(callers, 10*time.Millisecond).
		WithCheckpointInterval(time.Second))
	check(err)
	return appender
}

func randomEntry(random *mrand.ChaCha8) *tessera.Entry {
	data := make([]byte, entrySizeBytes)
	_, _ = random.Read(data)
	return tessera.NewEntry(data)
}

func main() {
	folder := flag.String("folder", "", "an empty one")
	callers := flag.Uint("callers", 64, "")
	seconds := flag.Float64("seconds", 6, "")
	flag.Parse()
	ctx := context.Background()
	appender := openLog(ctx, *folder, *callers)

	var entries atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	end := start.Add(time.Duration(*seconds * float64(time.Second)))
	for caller := range *callers {
		all.Go(func() {
			random := mrand.NewChaCha8([32]byte{byte(caller), byte(caller >> 8)})
			for time.Now().Before(end) {
				_, err := appender.Add(ctx, randomEntry(random))()
				check(err)
				entries.Add(1)
			}
		})
	}
	all.Wait()
	rate := float64(entries.Load()) / time.Since(start).Seconds()
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"value": rate, "unit": "entries/s"}))
}
