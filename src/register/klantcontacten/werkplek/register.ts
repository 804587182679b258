import { ProblemError } from '../../../web/client/client.ts'
import { clientOf } from '../../../web/frame/client.ts'
import type { Fault } from '../../../web/ui/form.tsx'
import { aankondigingen } from '../../aankondigingen/contract.ts'
import type { ConceptInhoud, ConceptVraag } from '../../concepten/contract.ts'
import { gesprekken } from '../../gesprekken/contract.ts'
import type { Zaakstart } from '../../zaken/contract.ts'
import { type Klantcontact, klantcontacten } from '../contract.ts'
import { aankondigingOf, faultsAtFields, klantcontactOf } from './contact.ts'

/** A question became one klantcontact, or one for each recipient of a message to many. */
export interface Registered {
  uuid: string
  onderwerp: string
  nummers: string[]
  /** The zaken that are being started for it. */
  zaakstarten: Zaakstart[]
}

/** One of the questions was refused; it says which one, with the faults at its fields. */
export class QuestionRefused extends Error {
  readonly question: string
  readonly faults: readonly Fault[]

  constructor(question: string, faults: readonly Fault[]) {
    super('A question of the conversation was refused.')
    this.question = question
    this.faults = faults
  }
}

const PLACE = /^klantcontacten\.(\d+)\.?/

/** Gives the first question with faults from a refusal that names fields; undefined when it names none. */
function refusedQuestion(error: unknown, vragen: readonly ConceptVraag[]): QuestionRefused | undefined {
  const fouten = error instanceof ProblemError ? (error.problem.invalidParams ?? []) : []
  const plaats = (name: string) => Number(PLACE.exec(name)?.[1] ?? 0)
  const index = Math.min(...fouten.map(({ name }) => plaats(name)))
  const vraag = vragen[index]
  if (!vraag) return undefined
  const eigen = fouten
    .filter(({ name }) => plaats(name) === index)
    .map((fout) => ({ ...fout, name: fout.name.replace(PLACE, '') }))
  return new QuestionRefused(vraag.uuid, faultsAtFields(eigen, vraag))
}

/** The outcome of a question. */
type Sent = Pick<Registered, 'nummers' | 'zaakstarten'>

const sentAs = ({ nummer, opvolging }: Klantcontact): Sent => ({
  nummers: [nummer],
  zaakstarten: opvolging.zaakstarten,
})

/** Registers one question. Of a message to many the zaken are not followed here: there is one for each recipient. */
async function sendOne(gesprek: string, vraag: ConceptVraag): Promise<Sent> {
  const headers = { 'idempotency-key': vraag.uuid }
  if (vraag.klant.ontvangers) {
    const gemaakt = await clientOf(aankondigingen).aankondigingRegistreren({ headers, body: aankondigingOf(vraag) })
    return { nummers: gemaakt.klantcontacten.map(({ nummer }) => nummer), zaakstarten: [] }
  }
  return sentAs(await clientOf(klantcontacten).registreren({ headers, body: { ...klantcontactOf(vraag), gesprek } }))
}

/** Registers the questions; gives what came of each. */
async function send({ gesprek, vragen }: ConceptInhoud): Promise<Sent[]> {
  const [eerste, ...andere] = vragen
  if (eerste && andere.length === 0) return [await sendOne(gesprek, eerste)]
  const gemaakt = await clientOf(gesprekken).gesprekRegistreren({
    headers: { 'idempotency-key': gesprek },
    body: { gesprek, klantcontacten: vragen.map(klantcontactOf) },
  })
  return gemaakt.klantcontacten.map(sentAs)
}

/**
 * Registers the questions of a conversation, all or nothing (R12, R13). The key makes a retry after a broken connection get the first
 * answer again.
 * @throws QuestionRefused, or another error
 */
export async function register(inhoud: ConceptInhoud): Promise<Registered[]> {
  try {
    const gemaakt = await send(inhoud)
    return inhoud.vragen.map(({ uuid, onderwerp }, index) => ({
      uuid,
      onderwerp,
      ...(gemaakt[index] ?? { nummers: [], zaakstarten: [] }),
    }))
  } catch (error) {
    throw refusedQuestion(error, inhoud.vragen) ?? error
  }
}
