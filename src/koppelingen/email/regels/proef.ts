import type { Context, Outside } from '../../../platform/context.ts'
import { readInhoud } from '../../../register/documenten/inhoud.ts'
import { addressesOf } from '../afzender.ts'
import type { Postregel, Proefbericht, Regelproef } from '../contract.ts'
import { internalAmong } from '../eigen.ts'
import { customerOf, peopleIn } from '../klant.ts'
import { type Email, parseEmail } from '../parse.ts'
import { reasonNotToRegister } from '../soort.ts'
import * as queries from './queries.ts'
import { fits, LONGEST_TEXT } from './rules.ts'
import { firstThatFits } from './toepassen.ts'

// Tries a rule on the last messages. Nothing of them changes, and nobody sees more of them than they may.

/** So much of a message is read, in bytes: its headers and its text come before its files. */
const BEGIN = 1024 * 1024

/** A message of which the begin was read. */
interface Gelezen extends queries.Proefstuk {
  email: Pick<
    Email,
    'afzender' | 'antwoordNaar' | 'doorgestuurdVan' | 'formulier' | 'headers' | 'onderwerp' | 'tekst' | 'soort'
  >
}

/** Reads the last messages to try a rule on; none when there is no such rule. What is no message cannot meet a rule. */
export async function readLast({ lezen, config, now }: Outside, uuid: string): Promise<Gelezen[]> {
  const stukken = await lezen(async (db) => {
    const regel = (await queries.lijst(db)).find((one) => one.uuid === uuid)
    return regel ? queries.laatste(db, regel.postvak?.uuid ?? null) : []
  })
  const gelezen: Gelezen[] = []
  for (const stuk of stukken) {
    const omvang = Math.min(stuk.omvang, BEGIN)
    const read = () => readInhoud({ lezen, config }, { uuid: stuk.inhoud, omvang: stuk.omvang }, 0, omvang)
    const parsed = await parseEmail({ omvang, read }, { now, own: config.EMAIL_AFZENDER })
    if ('reden' in parsed) continue
    const { afzender, antwoordNaar, doorgestuurdVan, formulier, headers, onderwerp, tekst, soort } = parsed.email
    gelezen.push({
      ...stuk,
      email: {
        afzender,
        antwoordNaar,
        doorgestuurdVan,
        formulier,
        headers,
        onderwerp,
        tekst: tekst.slice(0, LONGEST_TEXT),
        soort,
      },
    })
  }
  return gelezen
}

type Uitkomst = Pick<Proefbericht, 'uitkomst' | 'toelichting'>

/** Says what a rule makes of a message that it meets. */
function madeOf({ afdeling, onderwerp, label, geenTaak }: Postregel, { email }: Gelezen): Uitkomst {
  if (geenTaak) return { uitkomst: 'geen-taak', toelichting: geenTaak }
  const parts = [
    afdeling && `voor ${afdeling.naam}`,
    onderwerp && `onderwerp “${onderwerp}: ${email.onderwerp}”`,
    label && `label ${label}`,
  ]
  return { uitkomst: 'taak', toelichting: parts.filter(Boolean).join(', ') }
}

/** Tries a rule on messages that were read. @param all the rules in their order, of which those that work go before it */
export async function tryOn(
  { db, config, gezien }: Context,
  all: readonly Postregel[],
  regel: Postregel,
  gelezen: readonly Gelezen[],
): Promise<Regelproef> {
  const uuids = gelezen.map(({ uuid }) => uuid)
  const became = new Map((await queries.geworden(db, uuids)).map((one) => [one.uuid, one]))
  const seen = gelezen.filter(({ uuid }) => became.has(uuid))
  const internal = await internalAmong(db, config, addressesOf(seen.flatMap(({ email }) => peopleIn(email))))
  const before = all.slice(0, all.indexOf(regel)).filter(({ actief }) => actief)
  const outcomeFor = (bericht: Gelezen): Uitkomst => {
    const reason = reasonNotToRegister(bericht.email.soort)
    if (reason) return { uitkomst: 'vraagt-niets', toelichting: reason }
    if (!customerOf(bericht.email, internal))
      return { uitkomst: 'vraagt-niets', toelichting: 'dit is een bericht van een collega' }
    if (became.get(bericht.uuid)?.isGesprek) return { uitkomst: 'gesprek', toelichting: '' }
    const earlier = firstThatFits(before, bericht.email, bericht.postvak)
    return earlier ? { uitkomst: 'eerdere-regel', toelichting: earlier.naam } : madeOf(regel, bericht)
  }
  const met = seen.filter(({ email }) => fits(regel, email))
  gezien(met.flatMap(({ uuid }) => became.get(uuid)?.partijen ?? []))
  const berichten = met.map((bericht) => ({
    uuid: bericht.uuid,
    aangekomenOp: bericht.aangekomenOp.toISOString(),
    van: bericht.email.afzender.adres,
    onderwerp: bericht.email.onderwerp,
    klantcontact: became.get(bericht.uuid)?.klantcontact ?? null,
    ...outcomeFor(bericht),
  }))
  return { bekeken: seen.length, berichten }
}
