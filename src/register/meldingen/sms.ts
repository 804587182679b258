import type { Config } from '../../platform/config.ts'

/** A text message that is being sent. */
export interface Sms {
  /** It is equal at each attempt, so that one that was taken before is found again. */
  uuid: string
  /** As it is kept: a telephone number in any notation. */
  aan: string
  tekst: string
  /** The number of attempts before this one. */
  pogingen: number
}

/** Hands text messages over, each at most once. */
export interface Smsdienst {
  /** @throws NietVerzonden when the service did not take it */
  bezorg(sms: Sms): Promise<void>
}

/** Finds the service that sends text messages; undefined when none is set up. */
export type VindSmsdienst = (config: Config) => Smsdienst | undefined
