import { enumOf, filled, moment, nullable, smallint, table, text, uuid } from '../../platform/row.ts'
import { SoortMelding, WijzeMelding } from './contract.ts'

const STATUSSEN = ['wacht', 'verzonden', 'mislukt'] as const

/** E-mail to send to a medewerker. */
export const melding = table('melding', {
  uuid: filled(uuid),
  actor: uuid,
  interneTaak: nullable(uuid),
  soort: enumOf('soort_melding', SoortMelding.options),
  status: filled(enumOf('status_melding', STATUSSEN)),
  op: filled(moment),
  pogingen: filled(smallint),
  volgendePoging: filled(moment),
  fout: nullable(text),
  mail: nullable(uuid),
  verzondenOp: nullable(moment),
})

/** How a medewerker wants to be told. */
export const meldingInstelling = table('melding_instelling', {
  actor: uuid,
  nieuw: filled(enumOf('wijze_melding', WijzeMelding.options)),
  doorgestuurd: filled(enumOf('wijze_melding', WijzeMelding.options)),
  overTijd: filled(enumOf('wijze_melding', WijzeMelding.options)),
  gewijzigdOp: filled(moment),
  heropend: filled(enumOf('wijze_melding', WijzeMelding.options)),
})

/** Until when a medewerker saw the news about their tasks. */
export const nieuwsGezien = table('nieuws_gezien', { actor: uuid, tot: moment })

/** E-mail of a demonstration, which is not sent. */
export const postvakbericht = table('postvakbericht', {
  uuid: filled(uuid),
  aan: text,
  onderwerp: text,
  tekst: text,
  op: filled(moment),
  messageId: filled(text),
  /** The address to answer; empty: it is a notice of Balie itself. */
  van: filled(text),
})
