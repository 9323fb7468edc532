/** Which cards and packs everybody can read at the moment: whether the site offers them, and when its pages changed. */
import { readPublic } from '#server/db/doors.ts';

export interface MessageDigest {
  /** `<id> <state>`, withdrawn ones too: their notice stands */
  readonly cards: readonly string[];
  readonly packs: readonly string[];
}

export function readMessageDigest(placeId: string): Promise<MessageDigest> {
  return readPublic(async (reader) => {
    const cards = await reader
      .selectFrom('published.card')
      .select(['card_id', 'state'])
      .where('place_id', '=', placeId)
      .orderBy('card_id')
      .execute();
    const packs = await reader
      .selectFrom('published.pack')
      .select(['pack_id', 'state'])
      .where('place_id', '=', placeId)
      .orderBy('pack_id')
      .execute();
    return {
      cards: cards.map((one) => `${one.card_id} ${one.state}`),
      packs: packs.map((one) => `${one.pack_id} ${one.state}`),
    };
  });
}
