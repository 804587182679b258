import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provision } from './cluster.ts'

// Certificates for tests, made by OpenSSL: of an authority of our own, valid or not.

export interface Certificaat {
  certificaat: string
  sleutel: string
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

/** Makes an authority. `maak` makes a certificate of it for 127.0.0.1, valid for so many days from now; fewer than 0: it has ended. */
export function makeAuthority(naam = 'Uitgever van de test') {
  provision(() => ['/usr/bin/openssl', '/opt/homebrew/bin/openssl'].find((path) => existsSync(path)), ['openssl'])
  const folder = mkdtempSync(join(tmpdir(), 'balie-certificaten-'))
  const at = (file: string) => join(folder, file)
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const read = (file: string) => readFileSync(at(file), 'utf8')
  run('req', '-x509', ...KEY, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', `/CN=${naam}`)
  return {
    ca: read('ca.pem'),
    maak(onderwerp: string, dagen = 30): Certificaat {
      const names = 'subjectAltName=IP:127.0.0.1'
      run('req', ...KEY, '-keyout', 'een.key', '-out', 'een.csr', '-subj', `/CN=${onderwerp}`, '-addext', names)
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-copy_extensions', 'copy']
      run('x509', '-req', '-in', 'een.csr', ...by, '-days', String(dagen), '-out', 'een.pem')
      return { certificaat: read('een.pem'), sleutel: read('een.key') }
    },
    weg: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** How a server of a test is reached over TLS: with this certificate, and asking for one of its clients when their authority is given. */
export interface ServerTls extends Certificaat {
  klantenVan?: string
}

/** The TLS of a server as `node:https` takes it. */
export const serverOptions = ({ certificaat: cert, sleutel: key, klantenVan }: ServerTls) => ({
  cert,
  key,
  ...(klantenVan && { ca: klantenVan, requestCert: true, rejectUnauthorized: true }),
})
