import { enableCompileCache } from 'node:module';

// Nothing else stands here: this one file is compiled anew each time, all that it imports comes from the cache.
enableCompileCache();
await import('./lean.ts');
const { start } = await import('./wiring.ts');
await start();
