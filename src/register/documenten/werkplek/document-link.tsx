import { queryOptions, useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { documenten } from '../contract.ts'
import { DownloadName, scanRefresh } from './download-name.tsx'

const documentQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['documenten', uuid],
    queryFn: () => clientOf(documenten).tonen({ params: { uuid } }),
    // A document never changes; only the virus scan says something of it, once.
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data } }) => scanRefresh(data && [data]),
  })

interface DocumentNameProps {
  uuid: string
  bestandsnaam: string
  omvang: number
}

/** Shows a document that can be downloaded, with its size, and what the virus scan says of it. */
export function DocumentName({ uuid, bestandsnaam, omvang }: DocumentNameProps) {
  const sizeOf = useFileSize()
  const { data } = useQuery(documentQuery(uuid))
  return (
    <DownloadName
      href={`/api/v1/informatieobjecten/${uuid}/inhoud`}
      name={bestandsnaam}
      controle={data?.controle ?? 'schoon'}
      stays
    >
      ({sizeOf(omvang)}){' '}
    </DownloadName>
  )
}

/** Shows a document of which only the uuid is known, so that it can be downloaded. */
export function DocumentLink({ uuid }: { uuid: string }) {
  const query = useQuery(documentQuery(uuid))
  return <Loaded query={query}>{(document) => <DocumentName {...document} />}</Loaded>
}
