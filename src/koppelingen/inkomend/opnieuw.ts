import type { Context } from '../../platform/context.ts'
import * as internetaken from '../../register/internetaken/writes.ts'
import { correctTexts } from '../../register/klantcontacten/aanvullen.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import { reread } from './bewaard.ts'
import { leveringNietHerhaalbaar, type Regel, type Voorbeeld } from './contract.ts'
import type { Inzending } from './inzending.ts'
import { afdelingOf } from './opvolging.ts'
import * as queries from './queries.ts'
import { arrange, type Ingedeeld, missingIn, redenOf, ruleOf } from './rules.ts'

// Arranges a delivery again by the rule of now: the klantcontact stays, its text is corrected (R10) and its task is sent on (R21).

const WAS_CHANGED = 'Opnieuw ingedeeld nadat de regel is gewijzigd.'
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
  const inzending = gegevens && (await reread(context, gegevens))
  if (!gegevens || !inzending) throw leveringNietHerhaalbaar()
  context.gezien(gegevens.partijen)
  const kanaal = await queries.kanaalAt(db, gegevens.soort, gegevens.adres)
  const { onderwerp, inhoud, opmerkingen } = arrange(ruleOf(gegevens.soort, kanaal?.regel), inzending, context.now)
  const actoren = await afdelingOf(context, kanaal, opmerkingen)
  await correctTexts(context, gegevens.klantcontact, { onderwerp, inhoud: inhoudOf(inhoud), reden: WAS_CHANGED })
  await sendOn(context, gegevens.klantcontact, actoren)
  await queries.changeLevering(db, levering, {
    stand: opmerkingen.length > 0 || !kanaal ? 'afwijkend' : 'geregistreerd',
    reden: redenOf(opmerkingen),
  })
}

const nameOf = ({ rollen: [{ contactnaam, organisatienaam }] }: Ingedeeld): string =>
  [contactnaam.voornaam, contactnaam.voorvoegselAchternaam, contactnaam.achternaam].filter(Boolean).join(' ') ||
  organisatienaam

/** Shows what a rule makes of a submission. */
export function exampleOf(
  regel: Regel,
  inzending: Inzending,
  { soort, ontvangenOp, kenmerk }: queries.Gegevens,
): Voorbeeld {
  const whole = ruleOf(soort, regel)
  const ingedeeld = arrange(whole, inzending, new Date(ontvangenOp))
  const known = new Set([...inzending.velden.map(({ veld }) => veld), ...inzending.adressen.keys()])
  return {
    ontvangenOp,
    kenmerk,
    velden: [...inzending.velden],
    resultaat: {
      kanaal: whole.kanaal,
      onderwerp: ingedeeld.onderwerp,
      inhoud: inhoudOf(ingedeeld.inhoud),
      klant: nameOf(ingedeeld),
      adressen: ingedeeld.rollen[0].digitaleAdressen.map(({ adres }) => adres),
    },
    opmerkingen: [
      ...ingedeeld.opmerkingen,
      ...missingIn(regel, known).map((veld) => `Het veld ${veld} is in deze inzending niet ingevuld.`),
    ],
  }
}
