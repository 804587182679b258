import { type EmailBijlage, readAttachments } from '../../koppelingen/email/bijlagen.ts'
import { bronOf } from '../../koppelingen/email/bron.ts'
import { type Email, parseEmail } from '../../koppelingen/email/parse.ts'

/** A message that was read, with the whole content of its files. */
export interface GelezenEmail extends Omit<Email, 'bijlagen' | 'bron'> {
  bijlagen: (Omit<EmailBijlage, 'van'> & { inhoud: Buffer })[]
}

/** Reads a message with all that is in it, or gives the reason why the bytes are none. */
export async function readEmail(bytes: Uint8Array, now: Date): Promise<GelezenEmail | { reden: string }> {
  const uitkomst = await parseEmail(bronOf(bytes), { now })
  if ('reden' in uitkomst) return uitkomst
  const { bron, bijlagen, ...email } = uitkomst.email
  const contents = new Map<EmailBijlage, Buffer[]>(bijlagen.map((bijlage) => [bijlage, []]))
  await readAttachments(bron, bijlagen, (bijlage) => ({
    write: (piece) => void contents.get(bijlage)?.push(Buffer.from(piece)),
    end: () => undefined,
  }))
  return {
    ...email,
    bijlagen: bijlagen.map((bijlage) => {
      const { van: _, ...rest } = bijlage
      return { ...rest, inhoud: Buffer.concat(contents.get(bijlage) ?? []) }
    }),
  }
}
