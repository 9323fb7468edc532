/** Files about the data of a place that other sites may read too: catalogue, feeds, the map of the site. */
import { answerProgram, type ApiBody } from '../api/v1/api-answer.ts';

export function answerOpenFile(request: Request, run: () => Promise<ApiBody>): Promise<Response> {
  return answerProgram(request, async () => ({
    ...(await run()),
    headers: { 'access-control-allow-origin': '*' },
  }));
}
