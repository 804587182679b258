import * as client from 'openid-client'
import { discover, metadataUrl, type ProviderSettings, settingsOf } from '../../../inrichting/toegang/oidc.ts'
import type { Config } from '../../../platform/config.ts'
import { type Bevinding, fout, goed, redenOf } from './bevinding.ts'

const TIMEOUT_MS = 10_000
const CLOCK_SECONDS = 30
const WAT = 'Inlogdienst'

const ask = (url: string | URL, init: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS), ...init })

/** Gives the address to which a browser must return; undefined without PUBLIC_URL. */
const returnOf = ({ PUBLIC_URL }: Config) => PUBLIC_URL && `${new URL(PUBLIC_URL).origin}/inloggen/terug`

async function adressen({ issuer }: ProviderSettings): Promise<Bevinding> {
  const url = metadataUrl(issuer)
  try {
    const response = await ask(url)
    if (!response.ok) return fout(WAT, `${url} geeft status ${response.status}. Controleer OIDC_ISSUER.`)
    const said = ((await response.json()) as { issuer?: unknown }).issuer
    if (said !== issuer) return fout(WAT, `de provider noemt zich ${String(said)}. Zet OIDC_ISSUER precies zo.`)
    return goed(WAT, `${issuer} is bereikbaar.`)
  } catch (error) {
    return fout(WAT, `${url}: ${redenOf(error)}. Controleer OIDC_ISSUER, en of deze machine erbij mag.`)
  }
}

async function sleutels({ jwks_uri: uri = '' }: client.ServerMetadata): Promise<Bevinding> {
  const wat = `${WAT}, sleutels`
  try {
    const { keys = [] } = (await (await ask(uri)).json()) as { keys?: { use?: string }[] }
    const count = keys.filter(({ use }) => use !== 'enc').length
    return count > 0
      ? goed(wat, `${count} om mee te ondertekenen.`)
      : fout(wat, 'er is er geen om mee te ondertekenen.')
  } catch (error) {
    return fout(wat, `${uri}: ${redenOf(error)}.`)
  }
}

/** Offers a code that does not exist: a provider that refuses the code, and not the client, knows us. */
async function aanmelden(configuration: client.Configuration, redirectUri: string): Promise<Bevinding> {
  const wat = `${WAT}, client`
  const { issuer } = configuration.serverMetadata()
  const url = new URL(`${redirectUri}?${new URLSearchParams({ code: 'balie-controleer', iss: issuer })}`)
  try {
    await client.authorizationCodeGrant(configuration, url, { pkceCodeVerifier: client.randomPKCECodeVerifier() })
  } catch (error) {
    const { error: code } = error as { error?: string }
    if (code === 'invalid_grant' || code === 'invalid_request')
      return goed(wat, 'de provider kent Balie en het geheim klopt.')
    if (code === undefined && !(error instanceof client.WWWAuthenticateChallengeError))
      return fout(wat, `${redenOf(error)}.`)
    return fout(
      wat,
      `de provider weigert Balie (${code ?? 'invalid_client'}). Controleer OIDC_CLIENT_ID, en OIDC_CLIENT_SECRET of OIDC_PRIVATE_KEY.`,
    )
  }
  return fout(wat, 'de provider neemt een code aan die niet bestaat.')
}

/** Asks to log in without a page: a return address that the provider does not know is refused on the spot. */
async function terugadres(
  configuration: client.Configuration,
  config: Config,
  redirectUri: string,
): Promise<Bevinding> {
  const wat = `${WAT}, adres om terug te komen`
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: config.OIDC_SCOPE,
    state: client.randomState(),
    nonce: client.randomNonce(),
    code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
    code_challenge_method: 'S256',
    prompt: 'none',
  })
  try {
    const { status, headers } = await ask(url)
    const back = new URL(headers.get('location') ?? '/', url)
    const problem = back.href.startsWith(redirectUri) ? back.searchParams.get('error') : undefined
    if (problem === 'invalid_scope')
      return fout(wat, `de provider kent een van de scopes niet. Controleer OIDC_SCOPE (${config.OIDC_SCOPE}).`)
    if (status >= 400)
      return fout(
        wat,
        `de provider weigert ${redirectUri} (status ${status}). Leg dat adres bij de provider vast als redirect URI.`,
      )
    return goed(wat, `${redirectUri} is bekend.`)
  } catch (error) {
    return fout(wat, `${redenOf(error)}.`)
  }
}

function uitloggen(metadata: client.ServerMetadata): Bevinding {
  const wat = `${WAT}, uitloggen`
  if (!metadata.end_session_endpoint)
    return goed(wat, 'de provider kan het niet; Balie beëindigt alleen de eigen sessie.')
  const back = metadata.backchannel_logout_supported ? ' en meldt het ook aan Balie (back-channel)' : ''
  return goed(wat, `de provider logt ook daar uit${back}.`)
}

async function klok({ issuer }: ProviderSettings): Promise<Bevinding> {
  const wat = `${WAT}, klok`
  const date = (await ask(issuer).catch(() => undefined))?.headers.get('date')
  if (!date) return goed(wat, 'de provider zegt niet hoe laat het daar is.')
  const seconds = Math.round(Math.abs(new Date(date).getTime() - Date.now()) / 1000)
  if (seconds <= CLOCK_SECONDS) return goed(wat, 'die van de provider en van deze machine zijn gelijk.')
  return fout(
    wat,
    `die van de provider en van deze machine verschillen ${seconds} seconden: tokens worden dan geweigerd. Zet NTP aan.`,
  )
}

/** Checks whether medewerkers can log in: the provider is there, knows us, and sends them back. */
export async function* checkInlogdienst(config: Config): AsyncIterable<Bevinding> {
  const settings = settingsOf(config)
  if (!settings) {
    const zin = 'OIDC_ISSUER is leeg: medewerkers kunnen niet inloggen.'
    yield config.production ? fout(WAT, `${zin} Zet OIDC_ISSUER.`) : goed(WAT, zin)
    return
  }
  const bereikbaar = await adressen(settings)
  yield bereikbaar
  if (!bereikbaar.goed) return
  const configuration = await discover(settings, config.production)
  yield await sleutels(configuration.serverMetadata())
  const redirectUri = returnOf(config)
  if (redirectUri) {
    yield await aanmelden(configuration, redirectUri)
    yield await terugadres(configuration, config, redirectUri)
  } else
    yield fout(
      `${WAT}, adres om terug te komen`,
      'PUBLIC_URL is leeg. Zet die, zodat de provider één adres kan kennen.',
    )
  yield uitloggen(configuration.serverMetadata())
  yield await klok(settings)
}
