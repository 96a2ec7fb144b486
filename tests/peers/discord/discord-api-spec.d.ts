/** The package ships these schemas without types. */
declare module 'discord-api-spec/zod' {
	import type { ZodType } from 'zod';

	export const ApplicationCommandUpdateRequestSchema: ZodType;
	export const CreateMessageInteractionCallbackRequestSchema: ZodType;
	export const CreatePrivateChannelRequestSchema: ZodType;
	export const IncomingWebhookRequestPartialSchema: ZodType;
	export const IncomingWebhookUpdateRequestPartialSchema: ZodType;
	export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: ZodType;
	export const MessageCreateRequestSchema: ZodType;
	export const ModalInteractionCallbackRequestSchema: ZodType;
	export const UpdateMessageInteractionCallbackRequestSchema: ZodType;
}
