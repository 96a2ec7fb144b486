#!/usr/bin/env node
// The executable. In old syntax, and in English here: an old runtime must read it far enough to say what is wrong.
/* biome-ignore-all lint/style/useNodejsImportProtocol: old runtimes do not know it */
const NEEDED = 24;

const major = (version) => Number(String(version).replace(/^v/, '').split('.')[0]);

function refuse(what) {
	console.error(`newsroom ${what}: run "npm install" in the project folder, then "npm start" or "npx newsroom".`);
	process.exit(2);
}

const refuseRuntime = () => refuse(`needs Node.js ${NEEDED} or newer and this is ${process.version}`);

/** Runs the same command line under the runtime that npm installed; streams, exit code and signals pass through. */
function runUnder(spawn, node, script) {
	const child = spawn(node, process.execArgv.concat([script], process.argv.slice(2)), { stdio: 'inherit' });
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, () => child.kill(signal));
	child.on('error', refuseRuntime);
	child.on('exit', (code, signal) => {
		if (!signal) process.exit(code);
		for (const name of signals) process.removeAllListeners(name);
		process.kill(process.pid, signal);
	});
}

function installedRuntime(fs, path, project) {
	for (const folder of [path.join(project, 'node_modules', 'node'), path.join(project, '..', 'node')]) {
		const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
		const description = path.join(folder, 'package.json');
		if (!fs.existsSync(binary) || !fs.existsSync(description)) continue;
		if (major(JSON.parse(fs.readFileSync(description, 'utf8')).version) >= NEEDED) return binary;
	}
	return null;
}

if (major(process.version) >= NEEDED) {
	import('module')
		.then((module) => {
			module.enableCompileCache();
			return import('./main.ts');
		})
		.catch((error) => {
			if (error && error.code === 'ERR_MODULE_NOT_FOUND') refuse('is not installed completely');
			throw error;
		});
} else {
	Promise.all([import('fs'), import('path'), import('child_process')]).then((modules) => {
		const script = modules[0].realpathSync(process.argv[1]);
		const project = modules[1].dirname(modules[1].dirname(script));
		const node = installedRuntime(modules[0], modules[1], project);
		if (node) runUnder(modules[2].spawn, node, script);
		else refuseRuntime();
	}, refuseRuntime);
}
