import type { Postvak } from './afzender.ts'
import type { Internal } from './eigen.ts'
import { type Email, idOfForm } from './parse.ts'

// The person who asks is not always the one who sent the message: a colleague forwards it, or a program of ours mails a form.

/** Open Forms does not tell in a header who filled a form in; their answers are in the text. */
const FROM_FORM: Postvak = { naam: 'Inzender van een formulier', adres: '' }
/** A program of ours wrote, and names nobody: it may be a web form. */
const FROM_US: Postvak = { naam: 'Onbekend: gestuurd door onszelf', adres: '' }

type Met = Pick<Email, 'afzender' | 'antwoordNaar' | 'doorgestuurdVan' | 'formulier'>

/** Gives everybody whom a message can be of, the most likely first. */
export const peopleIn = ({ afzender, antwoordNaar, doorgestuurdVan }: Omit<Met, 'formulier'>): Postvak[] =>
  [afzender, antwoordNaar, doorgestuurdVan].filter((one) => one !== undefined)

/** Reads a message as the form that it says it is, when we sent it ourselves: anybody can write such headers. */
export function asForm<T extends Met & Pick<Email, 'messageId' | 'antwoordOp'>>(email: T, { all }: Internal): T {
  const { formulier, afzender } = email
  if (!formulier) return email
  if (!all.has(afzender.adres.toLowerCase())) return { ...email, formulier: undefined }
  const id = idOfForm(formulier)
  return { ...email, messageId: id, antwoordOp: [id, ...email.antwoordOp] }
}

/**
 * Gives the person who asks: the writer, or of a message of a colleague or of ourselves the one whom it names: who gets the reply, as forms
 * say it, or the original writer of what was forwarded (R17). What we sent ourselves and names nobody is of somebody unknown. Undefined
 * means nobody from outside.
 */
export function customerOf(email: Met, { all, own }: Internal): Postvak | undefined {
  if (email.formulier) return email.antwoordNaar ?? FROM_FORM
  const customer = peopleIn(email).find(({ adres }) => !all.has(adres.toLowerCase()))
  return customer ?? (own.has(email.afzender.adres.toLowerCase()) ? FROM_US : undefined)
}
