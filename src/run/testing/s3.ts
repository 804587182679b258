import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { freePort } from './cluster.ts'

// A storage that speaks S3, of others: MinIO (`go install github.com/minio/minio@latest`) or else Moto (`pip install 'moto[server]'`), which
// does not look at signatures.

const KEYS = { accessKeyId: 'balie', secretAccessKey: 'geheim-van-de-test' }
const MINIO = [join(homedir(), 'go/bin/minio'), '/usr/local/bin/minio', '/usr/bin/minio', '/opt/homebrew/bin/minio']

const MOTO = 'moto_server'

function moto(): string | undefined {
  try {
    execFileSync(MOTO, ['--help'], { stdio: 'ignore' })
    return MOTO
  } catch {
    return undefined
  }
}

const minio = MINIO.find((path) => existsSync(path))
/** The program that is there; undefined when there is none. */
export const S3_SERVER = minio ?? moto()
/** Does it look at signatures? */
export const CHECKS_SIGNATURES = minio !== undefined

/** Starts one with an empty bucket. Between it and us is a proxy that can break off. */
export async function startS3() {
  const folder = await mkdtemp(join(tmpdir(), 'balie-s3-'))
  const port = await freePort()
  const env = { ...process.env, MINIO_ROOT_USER: KEYS.accessKeyId, MINIO_ROOT_PASSWORD: KEYS.secretAccessKey }
  const args = minio
    ? ['server', folder, '--address', `127.0.0.1:${port}`, '--console-address', '127.0.0.1:0']
    : ['-H', '127.0.0.1', '-p', String(port)]
  const child: ChildProcess = spawn(S3_SERVER ?? '', args, { env, stdio: 'ignore' })
  let allowed = Number.POSITIVE_INFINITY
  let loses = false
  const proxy = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    allowed -= 1
    if (allowed < 0 && !loses) return void asked.socket.destroy()
    const isLost = allowed < 0
    const { method, url, headers } = asked
    const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, (got) => {
      // The storage did it, and nobody hears of that.
      if (isLost) return void got.resume().on('end', () => asked.socket.destroy())
      answer.writeHead(got.statusCode ?? 500, got.headers)
      got.pipe(answer)
    })
    upstream.on('error', () => answer.destroy())
    asked.pipe(upstream)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => proxy.once('listening', ready))
  const bucket = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/documenten`
  const client = new AwsClient({ ...KEYS, service: 's3', region: 'us-east-1', retries: 0 })
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    const made = await client.fetch(bucket, { method: 'PUT' }).catch(() => undefined)
    if (made?.ok) break
  }
  return {
    settings: { S3_BUCKET_URL: bucket, S3_SLEUTEL_ID: KEYS.accessKeyId, S3_GEHEIM: KEYS.secretAccessKey },
    /** The names of all objects. */
    async objects(): Promise<string[]> {
      const xml = await (await client.fetch(`${bucket}?list-type=2`)).text()
      return [...xml.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key ?? '')
    },
    /** How many uploads in parts are not finished. */
    async uploads(): Promise<number> {
      const xml = await (await client.fetch(`${bucket}?uploads`)).text()
      return [...xml.matchAll(/<UploadId>/g)].length
    },
    /** Breaks off after so many requests from now: before the storage hears them, or after it did them. */
    breakAfter(requests: number, when: 'before' | 'after' = 'before') {
      allowed = requests
      loses = when === 'after'
    },
    heal() {
      allowed = Number.POSITIVE_INFINITY
    },
    async stop() {
      proxy.closeAllConnections()
      proxy.close()
      // It writes in its folder until it is gone.
      const gone = once(child, 'exit')
      if (child.kill()) await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
