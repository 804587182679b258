import type { Config } from '../../platform/config.ts'
import type { Given } from '../../platform/proposal.ts'
import { seal, unseal } from '../toegang/versleuteling.ts'

/** A request as it is kept: its body is encrypted, because there may be a secret of another system in it. */
export type Bewaard = Given | (Omit<Given, 'body'> & { versleuteld: string })

/** Encrypts what was sent. Without `SECRET_KEY` it stays as it is: an operation that is given a secret refuses it then. */
export function sealInvoer({ SECRET_KEY }: Pick<Config, 'SECRET_KEY'>, { body, ...rest }: Given): Bewaard {
  const sealed = seal(SECRET_KEY, JSON.stringify(body ?? null))
  return sealed ? { ...rest, versleuteld: sealed.toString('base64') } : { ...rest, body }
}

/** Reads a kept request; undefined when it was encrypted with a key that is not there any more. */
export function unsealInvoer({ SECRET_KEY }: Pick<Config, 'SECRET_KEY'>, bewaard: Bewaard): Given | undefined {
  if (!('versleuteld' in bewaard)) return bewaard
  const { versleuteld, ...rest } = bewaard
  const text = unseal(SECRET_KEY, Buffer.from(versleuteld, 'base64'))
  return text === undefined ? undefined : { ...rest, body: JSON.parse(text) ?? undefined }
}
