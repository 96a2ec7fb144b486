import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { network } from '../../../src/source/web/network.ts';
import { faultOf, fetcher, names, serve } from './server.ts';

/** The local server as people might write it: everything that is 127.0.0.1, ::1 or 0.0.0.0 in the end. */
const SPELLINGS = [
	'127.0.0.1',
	'127.1',
	'127.0.1',
	'127.00.000.1',
	'2130706433',
	'0x7f000001',
	'0x7f.1',
	'0x7F.0x0.0x0.0x1',
	'0177.0.0.1',
	'017700000001',
	'127.0.0.1.',
	'127.0.0.2',
	'127.255.255.254',
	'0',
	'0.0.0.0',
	'%31%32%37.0.0.1',
	'１２７.０.０.１',
	'①②⑦.⓪.⓪.①',
	'127。0。0。1',
	'localhost',
	'LOCALHOST',
	'localhost.',
	'loc\u00adalhost',
	'[::1]',
	'[0:0:0:0:0:0:0:1]',
	'[::]',
	'[::ffff:127.0.0.1]',
	'[::ffff:7f00:1]',
	'[0:0:0:0:0:ffff:7f00:0001]',
	'[::127.0.0.1]',
	'[64:ff9b::127.0.0.1]',
	'[64:ff9b::7f00:1]',
	'[64:ff9b:1::7f00:1]',
	'[2002:7f00:1::]',
	'[2001:0:7f00:1::]',
	'inner.example',
	'inner6.example',
	'mapped.example',
	'mixed.example',
];

const KNOWN = names({
	localhost: [['127.0.0.1', '::1']],
	'inner.example': [['127.0.0.1']],
	'inner6.example': [['::1']],
	'mapped.example': [['::ffff:127.0.0.1']],
	// One public answer, and one that is not.
	'mixed.example': [['93.184.215.14', '127.0.0.1']],
});

describe('a forbidden server', () => {
	test('is reached by none of its spellings', async () => {
		const server = await serve((_, response) => response.end('secret'));
		const reached: string[] = [];
		// Even where its port is one of those for pages.
		const fetch = fetcher({ lookup: KNOWN, limits: { ports: [server.port], time: 3_000 } });
		for (const host of SPELLINGS) {
			const fault = await faultOf(fetch(`http://${host}:${server.port}/`).then(() => reached.push(host)));
			expect.soft(fault.code, host).toMatch(/^(?:address-forbidden|bad-address)$/u);
		}
		process.stdout.write(
			`spellings tried: ${SPELLINGS.length}, reached: ${reached.length}, connections: ${server.connections()}\n`,
		);
		expect(SPELLINGS.length).toBeGreaterThanOrEqual(25);
		expect({ reached, connections: server.connections() }).toEqual({ reached: [], connections: 0 });
	});

	test('is reached by no redirect, whatever its spelling and status', async () => {
		const inner = await serve((_, response) => response.end('secret'));
		let target = '';
		let status = 302;
		const outer = await serve((_, response) => {
			// As servers send it: bytes of UTF-8.
			response.writeHead(status, { location: Buffer.from(target).toString('latin1') }).end();
		});
		const fetch = fetcher({
			lookup: KNOWN,
			allowed: [`127.0.0.1:${outer.port}`],
			limits: { ports: [inner.port], time: 3_000 },
		});
		for (const [index, host] of SPELLINGS.entries()) {
			target = `${index % 3 === 0 ? '//' : 'http://'}${host}:${inner.port}/`;
			status = [301, 302, 303, 307, 308][index % 5] ?? 302;
			const fault = await faultOf(fetch(`http://127.0.0.1:${outer.port}/`));
			expect.soft(fault.code, target).toMatch(/^(?:address-forbidden|bad-address)$/u);
		}
		expect(outer.hits).toHaveLength(SPELLINGS.length);
		expect(inner.connections()).toBe(0);
	});

	test('is not reached by a name that changes its mind', async () => {
		const inner = await serve((_, response) => response.end('secret'), '127.0.0.1');
		// 127.0.0.2 is allowed here, and stands for a public address.
		const outer = await serve((_, response) => {
			response.writeHead(302, { location: `http://rebound.example:${inner.port}/secret`, connection: 'close' }).end();
		}, '127.0.0.2');
		const fetch = fetcher({
			lookup: names({ 'rebound.example': [['127.0.0.2'], ['127.0.0.1']] }),
			allowed: ['127.0.0.2/32'],
			limits: { ports: [inner.port, outer.port], time: 3_000 },
		});
		const fault = await faultOf(fetch(`http://rebound.example:${outer.port}/`));
		expect(fault.code).toBe('address-forbidden');
		expect(outer.hits).toEqual(['GET /']);
		expect(inner.connections()).toBe(0);
	});

	test.each([
		'file:///etc/passwd',
		'ftp://bladet.example/',
		'gopher://127.0.0.1/',
		'data:text/html,x',
		'javascript:alert(1)',
		'http://anna:hemligt@bladet.example/',
		'http://127.0.0.1@bladet.example/',
		'http:///',
		'//bladet.example/',
		'bladet.example',
		'',
		'http://[::1/',
		'http://bladet.example:99999/',
		`http://bladet.example/${'x'.repeat(5_000)}`,
	])('"%s" is no address, and the message holds no password', async (address) => {
		const fault = await faultOf(fetcher()(address));
		expect(fault.code).toBe('bad-address');
		expect(String(fault.details.url)).not.toContain('hemligt');
		expect(String(fault.details.url).length).toBeLessThanOrEqual(200);
	});

	test.each([22, 25, 3306, 5432, 6379, 9200])('port %i is none for pages', async (port) => {
		const fetch = fetcher({ lookup: names({ 'bladet.example': [['127.0.0.1']] }) });
		expect((await faultOf(fetch(`http://bladet.example:${port}/`))).code).toBe('address-forbidden');
	});
});

describe('which addresses are public', () => {
	const reach = network();

	test.each([
		...['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200'],
		...['192.0.0.192', '168.63.129.16', '198.18.0.1', '192.0.2.1', '203.0.113.9', '224.0.0.1', '239.255.255.250'],
		...['255.255.255.255', '240.0.0.1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
		...['2001:db8::1', '2001:10::1', '3fff::1', '100::1', '5f00::1', '::ffff:10.0.0.1', '::ffff:169.254.169.254'],
		...['64:ff9b::a9fe:a9fe', '64:ff9b::10.0.0.1', '2002:a9fe:a9fe::', '2001:0:1:2:3:4:5:6', '::', 'x', ''],
	])('not %s', (address) => expect(reach.permits(address)).toBe(false));

	test.each([
		'93.184.215.14',
		'8.8.8.8',
		'172.32.0.1',
		'100.128.0.1',
		'2606:2800:21f:cb07::1',
		'64:ff9b::808:808',
		'::ffff:8.8.8.8',
	])('but %s', (address) => expect(reach.permits(address)).toBe(true));

	test('no address of a private network is public in any of its IPv6 forms', () => {
		const hex = (address: string) =>
			address
				.split('.')
				.map((part) => Number(part).toString(16).padStart(2, '0'))
				.join('')
				.replace(/^(.{4})/u, '$1:');
		for (let index = 0; index < 2_000; index++) {
			const inner = [10, index % 256, (index * 7) % 256, (index * 13) % 256].join('.');
			for (const address of [
				inner,
				`::ffff:${hex(inner)}`,
				`64:ff9b::${hex(inner)}`,
				`2002:${hex(inner)}::`,
				`::${hex(inner)}`,
			]) {
				expect(isIP(address)).not.toBe(0);
				expect(reach.permits(address), address).toBe(false);
			}
		}
	});
});

describe('what a newsroom allows', () => {
	test('a range, a host with a port, a host', async () => {
		const server = await serve((_, response) => response.end('ok'));
		const lookup = names({ 'wiki.example': [['127.0.0.1']], 'other.example': [['127.0.0.1']] });
		const at = (host: string, allowed: string[], ports: number[] = []) =>
			fetcher({ lookup, allowed, limits: { ports } })(`http://${host}:${server.port}/`);
		expect((await at('127.0.0.1', ['127.0.0.0/8'], [server.port])).status).toBe(200);
		expect((await at('wiki.example', ['127.0.0.0/8'], [server.port])).status).toBe(200);
		expect((await at('wiki.example', [`wiki.example:${server.port}`])).status).toBe(200);
		expect((await at('WIKI.example.', ['wiki.example'])).status).toBe(200);
		expect((await at('127.0.0.1', ['127.0.0.1'])).status).toBe(200);
		const hits = server.hits.length;
		expect((await faultOf(at('other.example', ['wiki.example'], [server.port]))).code).toBe('address-forbidden');
		expect((await faultOf(at('wiki.example', ['wiki.example:1'], [server.port]))).code).toBe('address-forbidden');
		expect((await faultOf(at('wiki.example', ['10.0.0.0/8'], [server.port]))).code).toBe('address-forbidden');
		expect((await faultOf(at('127.0.0.1', ['127.0.0.0/8']))).code).toBe('address-forbidden');
		expect(server.hits).toHaveLength(hits);
	});
});
