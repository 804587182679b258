import type { InvalidParam } from '../../../platform/problems.ts'
import { addressesOf, mailboxesOf } from '../afzender.ts'
import type { NieuwePostregel } from '../contract.ts'
import type { Email } from '../parse.ts'

// A rule has no patterns of its own language: it names addresses, domains, words and a header, so that it can be read and cannot be slow.

/** The conditions of a rule. */
export type Voorwaarden = Pick<NieuwePostregel, 'van' | 'naar' | 'woorden' | 'kopNaam' | 'kopWaarde'>

/** The parts of a message that rules look at. */
export type Bekeken = Pick<Email, 'afzender' | 'doorgestuurdVan' | 'headers' | 'onderwerp' | 'tekst'>

/** Words are looked for in so much of a text. */
export const LONGEST_TEXT = 50_000

const DOMAIN = /^@?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i
const ADDRESS = /^[^\s@<>",;]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}$/i
const HEADER = /^[!-9;-~]+$/

/** Compares without capitals, accents and the width of spaces. */
const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ')

/** Is this address the one that was given, or in the domain that was given? */
function isAt(adres: string, given: string): boolean {
  const [own, wanted] = [adres.toLowerCase(), given.toLowerCase().replace(/^@/, '')]
  if (wanted.includes('@')) return own === wanted
  const domain = own.slice(own.lastIndexOf('@') + 1)
  return domain === wanted || domain.endsWith(`.${wanted}`)
}

const IN_WORD = /[\p{L}\p{N}]/u

/** Does a plain text have a word, or words next to each other? With `*` at the end the last one may go on. */
function hasWord(text: string, given: string): boolean {
  const isBegin = given.endsWith('*')
  const word = plain(isBegin ? given.slice(0, -1) : given).trim()
  const goesOn = (at: number) => IN_WORD.test(text.charAt(at))
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!goesOn(at - 1) && (isBegin || !goesOn(at + word.length))) return true
  return false
}

/** Does a message meet these conditions? All that are given count, and of a list one is enough. */
export function fits({ van, naar, woorden, kopNaam, kopWaarde }: Voorwaarden, message: Bekeken): boolean {
  const { afzender, doorgestuurdVan, headers, onderwerp, tekst } = message
  const isOne = (addresses: readonly string[], given: readonly string[]) =>
    given.length === 0 || addresses.some((adres) => given.some((one) => isAt(adres, one)))
  const writers = doorgestuurdVan ? [afzender, doorgestuurdVan] : [afzender]
  if (!isOne(addressesOf(writers), van)) return false
  const to = mailboxesOf([...(headers.get('to') ?? []), ...(headers.get('cc') ?? [])])
  if (!isOne(addressesOf(to), naar)) return false
  const values = headers.get(kopNaam.toLowerCase()) ?? []
  if (kopNaam && !values.some((value) => plain(value).includes(plain(kopWaarde).trim()))) return false
  if (woorden.length === 0) return true
  const text = plain(`${onderwerp}\n${tekst.slice(0, LONGEST_TEXT)}`)
  return woorden.some((word) => hasWord(text, word))
}

const unreadable = (name: string, reason: string): InvalidParam => ({ name, code: 'ongeldig', reason })

/** Finds what is wrong with a rule, each at its field. */
export function faultsIn(regel: NieuwePostregel): InvalidParam[] {
  const { van, naar, woorden, kopNaam, kopWaarde, afdeling, onderwerp, label, geenTaak } = regel
  const isAddress = (one: string) => DOMAIN.test(one) || ADDRESS.test(one)
  const faults = (['van', 'naar'] as const).flatMap((name) =>
    regel[name].flatMap((one, index) =>
      isAddress(one)
        ? []
        : unreadable(`${name}.${index}`, `“${one}” is geen e-mailadres en geen domein, zoals voorbeeld.nl.`),
    ),
  )
  for (const [index, word] of woorden.entries()) {
    if ((plain(word).match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2)
      faults.push(unreadable(`woorden.${index}`, `“${word}” is te kort: geef ten minste twee letters of cijfers.`))
    else if (word.slice(0, -1).includes('*'))
      faults.push(unreadable(`woorden.${index}`, `In “${word}” staat een * die niet aan het einde staat.`))
  }
  if (kopNaam && !HEADER.test(kopNaam))
    faults.push(unreadable('kopNaam', 'Zo kan een kopregel niet heten. Bijvoorbeeld: X-Spam-Flag.'))
  if (kopWaarde && !kopNaam) faults.push(unreadable('kopNaam', 'Geef ook de naam van de kopregel.'))
  if (van.length + naar.length + woorden.length === 0 && !kopNaam)
    faults.push({ name: 'van', code: 'verplicht', reason: 'Geef ten minste één voorwaarde: anders past elk bericht.' })
  const hasTask = Boolean(afdeling || onderwerp || label)
  if (geenTaak && hasTask)
    faults.push(unreadable('geenTaak', 'Een bericht zonder taak krijgt geen afdeling, onderwerp of label.'))
  if (!geenTaak && !hasTask)
    faults.push({
      name: 'afdeling',
      code: 'verplicht',
      reason: 'Zeg wat er van het bericht wordt: een afdeling, een onderwerp, een label, of geen taak en waarom.',
    })
  return faults
}
