const HANDTEKENING = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const LARGEST_SIDE = 4_000
const IHDR_AT = 12
const WIDTH_AT = 16
const HEIGHT_AT = 20

/** Says why these bytes are not accepted as an image, or returns undefined when they are a PNG of a suitable size. */
export function bezwaarTegenPng(bytes: Buffer): string | undefined {
  const isPng =
    bytes.length > HEIGHT_AT + 4 &&
    bytes.subarray(0, HANDTEKENING.length).equals(HANDTEKENING) &&
    bytes.toString('latin1', IHDR_AT, WIDTH_AT) === 'IHDR'
  if (!isPng) return 'Dit is geen PNG-bestand.'
  const [breedte, hoogte] = [bytes.readUInt32BE(WIDTH_AT), bytes.readUInt32BE(HEIGHT_AT)]
  if (breedte === 0 || hoogte === 0 || Math.max(breedte, hoogte) > LARGEST_SIDE)
    return `De afbeelding is ${breedte} bij ${hoogte} beeldpunten; hoogstens ${LARGEST_SIDE} mag.`
  return undefined
}
