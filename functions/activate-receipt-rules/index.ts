import { SESClient } from '@aws-sdk/client-ses';
import { activationHandler } from '#functions/activate-receipt-rules/activation-handler.ts';

export const handler = activationHandler(new SESClient({}));
