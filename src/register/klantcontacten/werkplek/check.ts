import type { Fault } from '../../../web/ui/form.tsx'
import type { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { isNameless, isTalk, momentOfTalk } from './contact.ts'
import type { recipientTexts } from './customer/recipient-texts.ts'
import type { FollowUp, Values } from './question-values.ts'
import type { contactTexts } from './texts.ts'

type Texts = Pick<
  typeof contactTexts.nl,
  | 'required'
  | 'talkWrong'
  | 'talkBackwards'
  | 'chooseEstablished'
  | 'chooseWhom'
  | 'chooseRecipient'
  | 'unknownEmpty'
  | 'reachMissing'
> &
  Pick<typeof recipientTexts.nl, 'choose' | 'left'> &
  Pick<typeof zaakTexts.nl, 'chooseZaaktype'>

const faultsIn = (rules: readonly (readonly [isFault: boolean, name: string, reason: string])[]): Fault[] =>
  rules.flatMap(([isFault, name, reason]) => (isFault ? [{ name, reason }] : []))

const checkFollowUp = ({ soort, actoren, zaaknummer, zaaktype }: FollowUp, index: number, t: Texts): Fault[] =>
  faultsIn([
    [soort === 'taak' && actoren.length === 0, `opvolgingen.${index}.actoren`, t.chooseRecipient],
    [soort === 'zaak' && zaaknummer.trim() === '', `opvolgingen.${index}.zaaknummer`, t.required],
    [soort === 'zaakstart' && zaaktype === null, `opvolgingen.${index}.zaaktype`, t.chooseZaaktype],
  ])

/**
 * Finds what is missing of an unknown customer: who they are, and how a colleague who has a task reaches them. Only the screen asks for the
 * latter, because a medewerker can still ask the customer. The server takes what a form or a letter said, which can need no answer at all.
 */
function checkUnknown(values: Values, t: Texts): Fault[] {
  const { klant, ontvangers, telefoonnummer, emailadres, geenAntwoord, opvolgingen } = values
  if (klant || ontvangers || geenAntwoord) return []
  const isReachable = `${telefoonnummer}${emailadres}`.trim() !== ''
  const mustAnswer = opvolgingen.some(({ soort }) => soort === 'taak')
  return faultsIn([
    [!isReachable && isNameless(values), 'achternaam', t.unknownEmpty],
    [!isReachable && !isNameless(values) && mustAnswer, 'telefoonnummer', t.reachMissing],
  ])
}

/** Finds what is wrong with the begin and the end of a talk. */
function checkTalk({ begonnen, geeindigd }: Values, t: Texts): Fault[] {
  const [begin, end] = [momentOfTalk(begonnen), momentOfTalk(geeindigd)]
  return faultsIn([
    [!begin && `${begonnen}${geeindigd}` !== '', 'begonnen', t.talkWrong],
    [!end && geeindigd !== '', 'geeindigd', t.talkWrong],
    [begin !== undefined && end !== undefined && end < begin, 'geeindigd', t.talkBackwards],
  ])
}

/**
 * Finds the faults in a question that can be seen before it is sent; the server checks everything again.
 * @param talks the kanalen by which people talk with each other
 */
export function check(values: Values, t: Texts, talks: readonly string[]): Fault[] {
  const { klant, ontvangers, nummers, vaststelling, initiatiefnemer, kanaal, onderwerp, opvolgingen } = values
  return [
    ...checkUnknown(values, t),
    ...faultsIn([
      [klant !== null && vaststelling === '' && initiatiefnemer !== 'gemeente', 'vaststelling', t.chooseEstablished],
      [values.namensAnder && values.namens === null, 'namens', t.chooseWhom],
      [ontvangers?.length === 0, 'nummers', t.choose],
      [ontvangers !== null && ontvangers.length > 0 && nummers.trim() !== '', 'nummers', t.left],
      [kanaal === '', 'kanaal', t.required],
      [onderwerp.trim() === '', 'onderwerp', t.required],
    ]),
    ...(isTalk(values, talks) ? checkTalk(values, t) : []),
    ...opvolgingen.flatMap((opvolging, index) => checkFollowUp(opvolging, index, t)),
  ]
}
