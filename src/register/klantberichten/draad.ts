import type { Db } from '../../platform/database.ts'

/** Where an answer stands in a conversation by e-mail. */
export interface Draad {
  /** The address of the mailbox that the question came in by; null when it came in another way, or that mailbox sends nothing. */
  van: string | null
  /** The klantcontact of the last message of the klant about it; null when none came by e-mail, or they did not send it themselves. */
  laatste: string | null
  /** The messages of the klant about it, by Message-ID, the oldest first. */
  antwoordOp: string[]
}

/** Finds the conversation of a klantcontact and the interne taak that follows it up: by whoever takes mail in. */
export type VindDraad = (db: Db, of: { klantcontact: string; taak: string }) => Promise<Draad>
