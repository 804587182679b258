import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Starts an OAuth server that only publishes its keys, with the tokens that it would give. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'een', alg: 'RS256', use: 'sig' }
  const server = createServer((request, response) => {
    const own = `http://${request.headers.host}`
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer: own, jwks_uri: `${own}/jwks` }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** A token for a client; `duur` is how long it is valid, and other claims replace those of a good one. */
    token: (client: string, claims: Record<string, string> = {}, key = privateKey): Promise<string> =>
      new SignJWT({ azp: client, sub: client, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'een' })
        .setIssuer(claims.iss ?? issuer)
        .setAudience(claims.aud ?? 'balie')
        .setIssuedAt()
        .setExpirationTime(claims.duur ?? '5 minutes')
        .sign(key),
    stop: () => server.close(),
  }
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>
