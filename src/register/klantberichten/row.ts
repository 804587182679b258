import {
  boolean,
  enumOf,
  filled,
  integer,
  moment,
  nullable,
  shared,
  smallint,
  table,
  text,
  texts,
  uuid,
  uuids,
} from '../../platform/row.ts'

export const SOORTEN_KLANTBERICHT = ['adrescode', 'ontvangstbevestiging', 'antwoord', 'status', 'taak'] as const
export const WEGEN_KLANTBERICHT = ['email', 'sms', 'mijn'] as const
const STATUSSEN = ['wacht', 'verzonden', 'mislukt'] as const

/** A message to a klant: it is sent once, and keeps what became of it. */
export const klantbericht = shared(
  table('klantbericht', {
    uuid: filled(uuid),
    soort: enumOf('soort_klantbericht', SOORTEN_KLANTBERICHT),
    over: uuid,
    klantcontact: nullable(uuid),
    klanttaak: nullable(uuid),
    partij: nullable(uuid),
    betrokkene: nullable(uuid),
    weg: nullable(enumOf('weg_klantbericht', WEGEN_KLANTBERICHT)),
    adres: nullable(uuid),
    /** Of a code: a pseudonym of the address that it goes to. */
    bestemming: nullable(text),
    status: filled(enumOf('status_melding', STATUSSEN)),
    op: filled(moment),
    pogingen: filled(smallint),
    volgendePoging: filled(moment),
    fout: nullable(text),
    verzondenOp: nullable(moment),
    bezorgdOp: nullable(moment),
    gesignaleerdOp: nullable(moment),
    /** A receipt tells only how many files came with it; null: it names them. */
    bestanden: nullable(integer),
  }),
)

/** A text that a medewerker wrote to a klant, of the message that carries it. */
export const klantantwoord = shared(
  table('klantantwoord', {
    klantbericht: uuid,
    /** The klantcontact that the answer is (R23). */
    antwoord: uuid,
    interneTaak: uuid,
    /** Sending it completed the interne taak. */
    afgerond: boolean,
    onderwerp: text,
    tekst: text,
    /** The message of the klant below it; empty when it quotes none. */
    citaat: filled(text),
    /** The message tells no more than that there is an answer in Mijn (R28). */
    alleenInMijn: boolean,
    cc: filled(texts),
    bijlagen: filled(uuids),
    /** The address that it is sent from; null: that of this installation. */
    van: nullable(text),
    /** The messages that it answers, by Message-ID, the oldest first. */
    antwoordOp: filled(texts),
    /** The person who wrote it may take it back. */
    door: uuid,
    teruggehaaldOp: nullable(moment),
  }),
)

/** An address that its owner has not confirmed yet. */
export const adresbevestiging = shared(
  table('adresbevestiging', {
    adres: uuid,
    sleutel: filled(uuid),
    pogingen: filled(smallint),
    verlooptOp: moment,
  }),
)
