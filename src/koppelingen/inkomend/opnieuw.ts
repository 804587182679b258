import type { Context } from '../../platform/context.ts'
import { isObject } from '../../platform/json.ts'
import { Problem } from '../../platform/problems.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import * as internetaken from '../../register/internetaken/writes.ts'
import { correctTexts } from '../../register/klantcontacten/aanvullen.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import { leveringNietHerhaalbaar, Regel, type Voorbeeld } from './contract.ts'
import type { Inzending } from './inzending.ts'
import { readGenericJson } from './open-formulieren.ts'
import * as queries from './queries.ts'
import { afdelingOf } from './registreren.ts'
import { arrange, type Ingedeeld, missingIn, redenOf } from './rules.ts'

// Arranges a delivery again by the rule of now: the klantcontact stays, its text is corrected (R10) and its task is sent on (R21).

/** Reads the data of a delivery as they were kept; undefined when they are not those of a form. */
export async function readGegevens(
  { db, config }: Context,
  gegevens: queries.Gegevens,
): Promise<Inzending | undefined> {
  const pieces: Buffer[] = []
  const bron = { config, lezen: <T>(work: (on: typeof db) => Promise<T>) => work(db) }
  for await (const piece of readInhoud(bron, { uuid: gegevens.inhoud, omvang: gegevens.omvang })) pieces.push(piece)
  const read: unknown = JSON.parse(Buffer.concat(pieces).toString())
  if (!isObject(read)) return undefined
  const inzending = readGenericJson(read, gegevens.adres)
  return inzending instanceof Problem ? undefined : inzending
}

const WAS_CHANGED = 'Opnieuw ingedeeld nadat de regel van het formulier is gewijzigd.'
const SENT_ON = 'Opnieuw ingedeeld.'

/** Gives the tasks that are still to be done to whom the rule says. */
async function sendOn({ db, wie }: Context, klantcontact: string, actoren: readonly string[]): Promise<void> {
  for (const uuid of await queries.openTaken(db, klantcontact)) {
    const taak = await internetaken.lockOne(db, uuid)
    const has = taak?.actoren.map((actor) => actor.uuid) ?? []
    if (taak?.status !== 'te_verwerken' || actoren.length === 0 || actoren.every((actor) => has.includes(actor)))
      continue
    await internetaken.assign(db, uuid, { actoren }, { soort: 'doorgestuurd', reden: SENT_ON }, wie)
  }
}

/**
 * Arranges a delivery again.
 * @throws Problem when its data are no longer there
 */
export async function arrangeAgain(context: Context, levering: string): Promise<void> {
  const { db } = context
  const gegevens = await queries.lockGegevens(db, levering)
  const inzending = gegevens && (await readGegevens(context, gegevens))
  if (!gegevens || !inzending) throw leveringNietHerhaalbaar()
  context.gezien(gegevens.partijen)
  const kanaal = await queries.kanaalAt(db, gegevens.soort, gegevens.adres)
  const { onderwerp, inhoud, opmerkingen } = arrange(Regel.parse(kanaal?.regel ?? {}), inzending, context.now)
  const actoren = await afdelingOf(context, kanaal, opmerkingen)
  await correctTexts(context, gegevens.klantcontact, { onderwerp, inhoud: inhoudOf(inhoud), reden: WAS_CHANGED })
  await sendOn(context, gegevens.klantcontact, actoren)
  await queries.changeLevering(db, levering, {
    stand: opmerkingen.length > 0 || !kanaal ? 'afwijkend' : 'geregistreerd',
    reden: redenOf(opmerkingen),
  })
}

const nameOf = ({ contactnaam, organisatienaam }: Ingedeeld): string =>
  [contactnaam.voornaam, contactnaam.voorvoegselAchternaam, contactnaam.achternaam].filter(Boolean).join(' ') ||
  organisatienaam

/** Shows what a rule makes of a submission. */
export function exampleOf(regel: Regel, inzending: Inzending, { ontvangenOp, kenmerk }: queries.Gegevens): Voorbeeld {
  const ingedeeld = arrange(regel, inzending, new Date(ontvangenOp))
  const known = new Set([...inzending.velden.map(({ veld }) => veld), ...inzending.adressen.keys()])
  return {
    ontvangenOp,
    kenmerk,
    velden: [...inzending.velden],
    resultaat: {
      kanaal: regel.kanaal,
      onderwerp: ingedeeld.onderwerp,
      inhoud: inhoudOf(ingedeeld.inhoud),
      klant: nameOf(ingedeeld),
      adressen: ingedeeld.digitaleAdressen.map(({ adres }) => adres),
    },
    opmerkingen: [
      ...ingedeeld.opmerkingen,
      ...missingIn(regel, known).map((veld) => `Het veld ${veld} is in deze inzending niet ingevuld.`),
    ],
  }
}
