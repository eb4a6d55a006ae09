/** Run in a fresh process: how long one module takes to load, and to be ready, in milliseconds. */
import { subscribe } from 'node:diagnostics_channel';

const path = process.argv[2];
if (path === undefined) throw new Error('Which module?');

let firstCall: number | undefined;
subscribe('http.client.request.start', () => {
  firstCall ??= performance.now();
});
const began = performance.now();
await import(path);
const ready = performance.now();
// A function that reads its keys at the start waits for an answer; up to that call it loads.
console.log(JSON.stringify({ load: (firstCall ?? ready) - began, ready: ready - began }));
process.exit(0);
