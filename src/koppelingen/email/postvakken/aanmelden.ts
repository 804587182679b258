import { importPKCS8, SignJWT } from 'jose'
import * as oauth from 'openid-client'
import { unseal } from '../../../inrichting/toegang/versleuteling.ts'
import type { Config } from '../../../platform/config.ts'
import type { TeLezen } from './queries.ts'

/** Balie cannot make itself known to a mailbox; the message is a Dutch sentence without secrets. */
export class AanmeldFout extends Error {}

const TIMEOUT_SECONDS = 20

type Aanmelding = { user: string; pass: string } | { user: string; accessToken: string }

function serverOf({ clientId, tokenUrl }: TeLezen, secret: string, { production }: Config): oauth.Configuration {
  const endpoint = new URL(tokenUrl ?? '')
  const client = new oauth.Configuration(
    { issuer: endpoint.origin, token_endpoint: endpoint.href },
    clientId ?? '',
    {},
    oauth.ClientSecretPost(secret),
  )
  client.timeout = TIMEOUT_SECONDS
  if (!production) oauth.allowInsecureRequests(client)
  return client
}

/** Gets a token for an application that acts for the user of the mailbox, which it shows with its private key (RFC 7523 §2.1). */
async function tokenByKey(postvak: TeLezen, key: string, config: Config): Promise<string> {
  const { clientId, tokenUrl, scope, gebruiker } = postvak
  const assertion = await new SignJWT({ scope: scope ?? '', sub: gebruiker })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(clientId ?? '')
    .setAudience(tokenUrl ?? '')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(await importPKCS8(key, 'RS256'))
  const client = serverOf(postvak, '', config)
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  return (await oauth.genericGrantRequest(client, grant, { assertion })).access_token
}

/** Gets what Balie makes itself known with to a mailbox. @throws AanmeldFout */
export async function credentialsOf(postvak: TeLezen, config: Config): Promise<Aanmelding> {
  const { gebruiker: user, aanmelden, geheim, scope } = postvak
  const secret = unseal(config.SECRET_KEY, geheim)
  if (secret === undefined)
    throw new AanmeldFout('Het geheim van dit postvak kan niet worden gelezen: SECRET_KEY is een andere.')
  if (aanmelden === 'wachtwoord') return { user, pass: secret }
  try {
    if (aanmelden === 'dienstaccount') return { user, accessToken: await tokenByKey(postvak, secret, config) }
    const client = serverOf(postvak, secret, config)
    const { access_token: accessToken } = await oauth.clientCredentialsGrant(client, scope ? { scope } : {})
    return { user, accessToken }
  } catch (error) {
    const { error: code } = error as { error?: string }
    throw new AanmeldFout(`De server gaf geen token${typeof code === 'string' ? ` (${code})` : ''}.`, { cause: error })
  }
}
