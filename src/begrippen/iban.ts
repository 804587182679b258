const FORM = /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/
/** The Dutch ones have a fixed length: NL, two digits, a bank and ten digits. */
const DUTCH = /^NL\d{2}[A-Z]{4}\d{10}$/

/** Gives an IBAN without spaces and in capitals. */
export const ibanOf = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase()

/**
 * Tells whether this is an IBAN without spaces (ISO 13616): with the first four characters behind the others, and letters as 10 to 35, the
 * remainder of a division by 97 is 1.
 */
export function isIban(iban: string): boolean {
  if (!FORM.test(iban) || (iban.startsWith('NL') && !DUTCH.test(iban))) return false
  const moved = iban.slice(4) + iban.slice(0, 4)
  const digits = moved.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
