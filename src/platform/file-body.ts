import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tooLarge } from './problems.ts'

// A large body waits on disk until it has arrived whole, so that it takes no memory and no transaction waits for its sender.

/** A body that is on disk while its request lasts. */
export interface FileBody {
  /** In bytes. */
  readonly size: number
  /** Reads it from its beginning, as often as is asked. */
  read(): AsyncIterable<Uint8Array>
}

/** Opens a file without a name: nothing is left of it when it is closed, or when this process ends. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `balie-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}

async function write(file: FileHandle, pieces: AsyncIterable<Uint8Array>, most: number): Promise<number> {
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > most) throw tooLarge()
    await file.write(piece)
  }
  return size
}

/** The files of the requests that are going on. */
const files = new WeakMap<FastifyRequest, FileHandle>()

/** Closes the file of a request, if it has one. A caller who hangs up gets no response, so this must not wait for one. */
export async function closeFile(request: FastifyRequest): Promise<void> {
  const file = files.get(request)
  files.delete(request)
  await file?.close()
}

/** Lets a server keep bodies of these media types on disk, of at most the `bodyLimit` of their route. */
export function addFileParser(server: FastifyInstance, types: readonly string[]): void {
  server.addContentTypeParser([...types], async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    const most = request.routeOptions.bodyLimit
    if (Number(request.headers['content-length']) > most) throw tooLarge()
    const file = await openNameless()
    files.set(request, file)
    const size = await write(file, payload as AsyncIterable<Buffer>, most).catch(async (error: unknown) => {
      await closeFile(request)
      throw error
    })
    return { size, read: () => file.createReadStream({ start: 0, autoClose: false }) } satisfies FileBody
  })
  server.addHook('onResponse', closeFile)
}
