import { z } from 'zod';
import type { Store } from '../../../store/store.ts';
import type { Vault } from './vault.ts';

/** What this app keeps of an installation: the bot's tokens, and no token of a person. */
export const Installation = z.object({
	team: z.object({ id: z.string(), name: z.string().optional() }).optional(),
	enterprise: z.object({ id: z.string(), name: z.string().optional() }).optional(),
	isEnterpriseInstall: z.boolean().default(false),
	/** Who installed it. */
	user: z.object({ id: z.string() }),
	bot: z.object({
		token: z.string(),
		/** With token rotation only, as is the next. */
		refreshToken: z.string().optional(),
		/** Seconds since 1970. */
		expiresAt: z.number().optional(),
		id: z.string(),
		userId: z.string(),
		scopes: z.array(z.string()),
	}),
});
export type Installation = z.infer<typeof Installation>;

/** Where an event comes from, in Slack's words. */
export interface Workspace {
	readonly teamId?: string | undefined;
	readonly enterpriseId?: string | undefined;
}

export interface Installations {
	save(installation: Installation): Promise<void>;
	/** The workspace's own installation, else that of the organisation it belongs to. */
	find(workspace: Workspace): Promise<Installation | undefined>;
	/** After an uninstall, or when Slack revoked the token. */
	remove(workspace: Workspace): Promise<void>;
}

export type Shelf = Pick<Store, 'remember' | 'remembered' | 'forget' | 'claim'>;

/** The name under which an installation is kept. */
export const placeOf = ({ isEnterpriseInstall, enterprise, team }: Installation): string =>
	place((isEnterpriseInstall ? enterprise?.id : team?.id) ?? '');
const place = (id: string): string => `slack:installation:${id}`;

/** Installations in the store, sealed. */
export function installationsIn(store: Shelf, vault: Vault): Installations {
	const at = async (key: string): Promise<Installation | undefined> => {
		const sealed = await store.remembered(key);
		return sealed === undefined ? undefined : Installation.parse(JSON.parse(vault.open(sealed, key)));
	};
	const keysOf = ({ teamId, enterpriseId }: Workspace): string[] =>
		[teamId, enterpriseId].flatMap((id) => (id ? [place(id)] : []));
	return {
		async save(installation) {
			const key = placeOf(installation);
			// Unknown fields, tokens of people among them, stay out.
			await store.remember(key, vault.seal(JSON.stringify(Installation.parse(installation)), key));
		},
		async find(workspace) {
			for (const key of keysOf(workspace)) {
				const found = await at(key);
				if (found) return found;
			}
			return undefined;
		},
		async remove(workspace) {
			const found = await this.find(workspace);
			if (found) await store.forget(placeOf(found));
		},
	};
}
