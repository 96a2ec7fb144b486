import { generateKeyPairSync, sign } from 'node:crypto';
import { INTERACTIONS_PATH } from '../../../src/adapter/discord/interactions.ts';
import { type Front, openFront } from '../../../src/adapter/http/front.ts';
import { silentLog } from '../../../src/log.ts';
import type { FakeDiscord } from './fake.ts';

/** Discord's side of interactions by HTTP: signs and posts them, and takes what comes back as the first answer. */
export class Endpoint {
	readonly front: Front;
	/** As the developer portal shows it. */
	readonly publicKey: string;
	readonly #sign: (words: string) => string;

	private constructor(front: Front) {
		const { publicKey, privateKey } = generateKeyPairSync('ed25519');
		this.front = front;
		this.publicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
		this.#sign = (words) => sign(null, Buffer.from(words), privateKey).toString('hex');
	}

	static async open(): Promise<Endpoint> {
		return new Endpoint(await openFront(0, silentLog));
	}

	/** Posts a body as it is; headers given win over the right ones. */
	post(
		body: string,
		headers: Readonly<Record<string, string>> = {},
		port: number = this.front.port,
	): Promise<Response> {
		const timestamp = String(Math.floor(Date.now() / 1_000));
		const right = { 'x-signature-ed25519': this.#sign(timestamp + body), 'x-signature-timestamp': timestamp };
		return fetch(`http://127.0.0.1:${port}${INTERACTIONS_PATH}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...right, ...headers },
			body,
		});
	}

	/** From now on the interactions of this Discord come by HTTP; to a server of our own unless told otherwise. */
	serve(fake: FakeDiscord, port?: number): void {
		fake.deliver = (payload) => {
			this.post(JSON.stringify(payload), {}, port)
				.then(async (response) => {
					if (response.status === 200) fake.accept(payload as { id: string; token: string }, await response.json());
				})
				.catch((error: unknown) => fake.faults.push(`not delivered: ${error}`));
		};
	}
}
