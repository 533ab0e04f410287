// A workflow of durable steps one after another, each returning about 200 bytes; how many is the
// input. Its argument is the port to listen on.
import * as restate from "@restatedev/restate-sdk";

// The SDK calls it without looking; Node 20 lacks it, and a workflow then hangs.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
};

const answer = "x".repeat(200);

const inSteps = restate.workflow({
  name: "InSteps",
  handlers: {
    run: async (ctx, steps) => {
      for (let i = 0; i < steps; i++) await ctx.run(`step${i}`, () => answer);
      return steps;
    },
  },
});

await restate.serve({ services: [inSteps], port: Number(process.argv[2]) });
