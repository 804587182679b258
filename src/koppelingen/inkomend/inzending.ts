import type { z } from 'zod'
import type { Authenticatiemiddel } from '../../begrippen/contract.ts'
import type { Niveau } from '../../begrippen/niveau.ts'
import type { NieuweBijlage } from '../../register/klantcontacten/contract.ts'
import type { Identificator } from '../../register/partijen/contract.ts'
import type { Regel } from './contract.ts'

// The model of a delivery, whatever the channel: each channel reads its own wire into this.

/** One value that was filled in: its path, what the form calls it, and the value as a person reads it. */
export interface Veld {
  veld: string
  naam: string
  waarde: string
  /** The key of the question that it answers, and its answers apart; absent: only a rule says what it answers. */
  antwoord?: { sleutel: string; waarden: string[] }
}

/** A file that came along. */
export interface Bestand {
  bestandsnaam: string
  /** Whole, or to be read when it is kept. */
  inhoud: Buffer | (() => AsyncIterable<Uint8Array>)
  /** The path of the value that it came with. */
  veld: string
}

/** The sender, as the login of the form established them (R1); `namens` is whom they represent (R4). */
export interface Identiteit {
  middel: z.output<typeof Authenticatiemiddel>
  niveau: Niveau
  spreker: Identificator
  namens?: Identificator
}

/** Somebody who took part, as the sender tells of them. */
export interface Rol {
  rol: 'klant' | 'vertegenwoordiger'
  /** How a login established who they are (R1). */
  vastgesteld?: { middel: Identiteit['middel']; niveau: Niveau; nummer: Identificator } | undefined
  /** The texts by which they are known and reached. */
  gegevens: Readonly<Partial<Record<keyof Regel['klant'], string>>>
  /** With the parts that the address field of Open Forms has. */
  adres?: Readonly<Record<string, string>> | undefined
}

/** A reference to something in another register. */
export type Verwijzing = z.output<typeof NieuweBijlage>['identificator']

/** The sides of a conversation. A submission that is none has no such thing: a klant sent it, and Balie took it in. */
export interface Gesprek {
  /** The klantcontacten of one conversation have the same (R13). */
  uuid: string
  /** The words of both sides, as the klant reads them. */
  inhoud: string
  begonnenDoor: 'klant' | 'gemeente'
  /** The e-mail addresses of the medewerkers who took part. */
  medewerkers: readonly string[]
  /** The question was answered, as the sender says; null: the sender does not say. */
  beantwoord: boolean | null
  /** Each bericht: its path among the fields, who wrote it, and what was said, when and by whom, as a text to compare; and whether it is no more than thanks. */
  gezegd: readonly { veld: string; door: 'klant' | 'medewerker' | 'automaat'; wat: string; isBeleefd: boolean }[]
  /** A machine took part (R14). */
  metAutomaat: boolean
}

/** A submission as it was read. */
export interface Inzending {
  /** By which each delivery of it is known. */
  sleutel: string
  /** The sum of all that must be the same when it is delivered again. */
  vingerafdruk: Buffer
  /** The characters of that. */
  omvang: number
  /** The reference that the customer knows; empty when there is none. */
  kenmerk: string
  /** The name of the form at the sender. */
  naam: string
  /** The name of its documents. */
  documentnaam: string
  /** Is what was asked done already (R20)? */
  isBeantwoord: boolean
  /** When it was sent in, as far as the sender says. */
  op: string | undefined
  velden: readonly Veld[]
  /** The addresses that were filled in as a whole, by their path. */
  adressen: ReadonlyMap<string, Readonly<Record<string, string>>>
  bestanden: readonly Bestand[]
  /** The people who took part, as far as the sender tells of them; who speaks comes first. */
  rollen?: readonly Rol[] | undefined
  gesprek?: Gesprek
  /** The matter at the sender that all messages about it name; later ones are about the first (R23). */
  dossier?: Verwijzing
  /** The documents that stay at the sender. */
  verwijzingen?: readonly Verwijzing[]
  /** The act to ask of an interne taak, whatever the rule says: no zaak starts. */
  handeling?: string | undefined
  /** The data without files and without numbers of persons, as JSON: it is kept as a document (R15). */
  gegevens: string
  /** The parts of it that could not be read, in Dutch. */
  opmerkingen: readonly string[]
}
