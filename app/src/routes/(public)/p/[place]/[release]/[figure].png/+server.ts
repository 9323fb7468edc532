import { sendPicture } from '../send-picture.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => sendPicture(event, 'png');
