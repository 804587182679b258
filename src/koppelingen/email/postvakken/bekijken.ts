import type { Context, Outside } from '../../../platform/context.ts'
import type { Download } from '../../../platform/contract.ts'
import { refuseUnsafe } from '../../../register/documenten/controle.ts'
import { readInhoud } from '../../../register/documenten/inhoud.ts'
import { beginOf } from '../bron.ts'
import { berichtNietApart, berichtNietBewaard, type RuwBericht } from '../contract.ts'
import { alinea } from '../leesbaar.ts'
import { decodeText } from '../tekenset.ts'
import * as queries from './queries.ts'

// Looking at a message that became no klantcontact: as text, or as a file. Nothing in it runs, and nothing is fetched for it.

/** So much of a message is shown, in bytes. */
const SHOWN = 64 * 1024

interface Gevraagd {
  uuid: string
  bericht: string
}

/** @throws Problem where it is not aside any more, or its content is gone */
async function required({ db, config }: Pick<Context, 'db' | 'config'>, { uuid, bericht }: Gevraagd) {
  const found = await queries.contentOf(db, uuid, bericht, config)
  if (found === undefined) throw berichtNietApart()
  if (found === null) throw berichtNietBewaard()
  return found
}

/** Reads the begin of a message before the transaction begins; undefined when there is none to read. */
export async function readBegin({ lezen, config }: Outside, { uuid, bericht }: Gevraagd): Promise<Buffer | undefined> {
  const found = await lezen((db) => queries.contentOf(db, uuid, bericht, config))
  if (!found) return undefined
  const omvang = Math.min(found.omvang, SHOWN)
  return beginOf({ omvang, read: () => readInhoud({ lezen, config }, found, 0, omvang) }, SHOWN)
}

/** Shows the headers and the begin of a message, with what misleads shown as such. */
export async function show(context: Context, gevraagd: Gevraagd, begin: Buffer | undefined): Promise<RuwBericht> {
  const { omvang } = await required(context, gevraagd)
  const text = decodeText(begin ?? Buffer.alloc(0))
  const [kopregels = ''] = text.split(/\r?\n\r?\n/, 1)
  return {
    kopregels: alinea(kopregels),
    begin: alinea(text.slice(kopregels.length)),
    isIngekort: omvang > SHOWN,
  }
}

/** Gives a message as a file, whose name and type let nothing open it by itself. */
export async function download(
  context: Context,
  gevraagd: Gevraagd,
  source: Pick<Outside, 'lezen' | 'config'>,
): Promise<Download> {
  const found = await required(context, gevraagd)
  refuseUnsafe(found.controle)
  return {
    bytes: readInhoud(source, found),
    omvang: found.omvang,
    mediaType: 'application/octet-stream',
    filename: `bericht-${gevraagd.bericht}.eml.txt`,
  }
}
