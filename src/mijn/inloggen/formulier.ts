import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { textOf } from '../../platform/intake.ts'
import { malformed, tooLarge } from '../../platform/problems.ts'
import type { Bestand } from '../frame/pages.ts'
import type { Velden } from './weigeringen.ts'

// Reading forms as browsers send them, with or without files.

const MOST_FIELDS = 500
const TEXT_KB = 1024

export interface Gestuurd {
  velden: Velden
  bestanden: Bestand[]
}

/** Collects values by name: a text, or a list when the name came more than once. */
function collect(pairs: Iterable<readonly [string, string]>): Velden {
  const found = new Map<string, string | string[]>()
  for (const [name, value] of pairs) {
    const before = found.get(name)
    found.set(name, before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value])
  }
  return Object.fromEntries(found)
}

/** Makes a server read forms. Files are read only when a handler asks for them. */
export function readForms(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: TEXT_KB * 1024 },
    async (_request: FastifyRequest, body: Buffer) => collect(new URLSearchParams(textOf(body))),
  )
  server.register(multipart, { throwFileSizeLimit: true })
}

export const isMultipart = (request: FastifyRequest): boolean => request.isMultipart()

async function fileOf(
  { fieldname, filename, mimetype, file }: MultipartFile,
  left: number,
): Promise<Bestand | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > left || file.truncated) throw tooLarge()
    chunks.push(bytes)
  }
  // A field in which no file was chosen comes as a file without a name.
  if (filename === '' && size === 0) return undefined
  return { veld: fieldname, bestandsnaam: filename, mediatype: mimetype, inhoud: Buffer.concat(chunks) }
}

/**
 * Reads a form that was sent.
 * @param most how many files it may have
 * @param mostBytes of all files together
 * @throws Problem 413 when it is too large, and 400 when it cannot be read
 */
export async function readForm(request: FastifyRequest, most: number, mostBytes: number): Promise<Gestuurd> {
  if (!isMultipart(request)) return { velden: (request.body ?? {}) as Velden, bestanden: [] }
  const pairs: [string, string][] = []
  const bestanden: Bestand[] = []
  let left = mostBytes
  try {
    const limits = {
      files: most,
      fields: MOST_FIELDS,
      fieldSize: TEXT_KB * 1024,
      fileSize: mostBytes + 1,
      parts: most + MOST_FIELDS,
    }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        pairs.push([part.fieldname, String(part.value)])
        continue
      }
      const file = await fileOf(part, left)
      if (!file) continue
      left -= file.inhoud.length
      bestanden.push(file)
    }
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (/LIMIT|TOO_LARGE/.test(code)) throw tooLarge()
    if (code.startsWith('FST_')) throw malformed()
    throw error
  }
  return { velden: collect(pairs), bestanden }
}
