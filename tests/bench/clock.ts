/** Loaded before a program: every SIGUSR2 sets its clock, and nothing else of the machine, an hour on, then two back, then right. */

const HOUR = 3_600_000;
const OFF = [HOUR, -HOUR, 0];
const Right = Date;
let jumps = 0;
const now = (): number => Right.now() + (jumps === 0 ? 0 : (OFF[(jumps - 1) % OFF.length] ?? 0));

globalThis.Date = new Proxy(Right, {
	construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
	apply: () => new Right(now()).toString(),
	get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
process.on('SIGUSR2', () => {
	jumps++;
});
