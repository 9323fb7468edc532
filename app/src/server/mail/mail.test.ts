import { expect, test } from 'vitest';
import { readSender } from './mail.ts';

test('the sender is chosen, or the login, or made from the address of the installation', () => {
  const origin = 'https://vicus.example.org';
  expect(readSender('smtp://mail.example.org:587?from=survey%40town.example', origin)).toBe(
    'survey@town.example',
  );
  expect(readSender('smtps://ada%40town.example:secret@mail.example.org', origin)).toBe('ada@town.example');
  expect(readSender('smtp://relay:secret@mail.example.org', origin)).toBe('vicus@vicus.example.org');
});
