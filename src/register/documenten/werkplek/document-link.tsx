import { useQuery } from '@tanstack/react-query'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import type { Informatieobject } from '../contract.ts'
import { DownloadName } from './download-name.tsx'
import { contentOf, documentQuery, documentsQuery } from './queries.ts'
import { View } from './view.tsx'

interface DocumentNameProps {
  uuid: string
  bestandsnaam: string
  omvang: number
}

/** Shows a document that can be downloaded, with its size, and what the virus scan says of it. */
export function DocumentName({ uuid, bestandsnaam, omvang }: DocumentNameProps) {
  const { data } = useQuery(documentQuery(uuid))
  return <DocumentLine document={{ uuid, bestandsnaam, omvang, controle: data?.controle ?? 'schoon' }} />
}

/** A document as it is shown. */
type Line = Pick<Informatieobject, 'uuid' | 'bestandsnaam' | 'omvang' | 'controle'>

function DocumentLine({ document: { uuid, bestandsnaam, omvang, controle } }: { document: Line }) {
  const sizeOf = useFileSize()
  return (
    <DownloadName href={contentOf(uuid)} name={bestandsnaam} controle={controle} stays>
      ({sizeOf(omvang)}){' '}
    </DownloadName>
  )
}

interface BijlagenProps {
  klantcontact: string
  /** Each with a document of Balie, or with a reference to one in another register. */
  bijlagen: readonly { uuid: string; identificator: { codeRegister: string; objectId: string } }[]
}

/** Shows the bijlagen of a klantcontact: to read on screen and to download; of a document in another register there is only a reference. */
export function Bijlagen({ klantcontact, bijlagen }: BijlagenProps) {
  const query = useQuery(documentsQuery(klantcontact))
  const elsewhere = bijlagen.filter(({ identificator: { codeRegister } }) => codeRegister !== 'balie')
  return (
    <Loaded query={query}>
      {(documents) => (
        <ul className="balie-list">
          {documents.map((document) => (
            <li key={document.uuid}>
              <DocumentLine document={document} />
              <View document={document} />
            </li>
          ))}
          {elsewhere.map(({ uuid, identificator: { codeRegister, objectId } }) => (
            <li key={uuid}>
              {codeRegister} {objectId}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
