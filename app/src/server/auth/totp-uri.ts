/** The address that authenticator apps read from a QR code (Key URI Format), and its key as people type it. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ISSUER = 'Vicus';

/** RFC 4648, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

export interface TotpOffer {
  /** `otpauth://totp/…` */
  readonly uri: string;
  /** the key in groups of four, for typing */
  readonly key: string;
}

/** @param secret the text whose UTF-8 bytes are the shared key; SHA-1, 6 digits, 30 seconds, which every app knows */
export function toTotpOffer(secret: string, account: string): TotpOffer {
  const key = toBase32(new TextEncoder().encode(secret));
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(account)}`;
  return {
    uri: `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(ISSUER)}&digits=6&period=30`,
    key: (key.match(/.{1,4}/g) ?? []).join(' '),
  };
}
