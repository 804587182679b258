import { useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { documenten } from '../contract.ts'

interface DocumentNameProps {
  uuid: string
  bestandsnaam: string
  omvang: number
}

/** Shows a document that can be downloaded, with its size. */
export function DocumentName({ uuid, bestandsnaam, omvang }: DocumentNameProps) {
  const sizeOf = useFileSize()
  return (
    <span>
      <a className="utrecht-link" href={`/api/v1/informatieobjecten/${uuid}/inhoud`} download>
        {bestandsnaam}
      </a>{' '}
      ({sizeOf(omvang)})
    </span>
  )
}

/** Shows a document of which only the uuid is known, so that it can be downloaded. */
export function DocumentLink({ uuid }: { uuid: string }) {
  const query = useQuery({
    queryKey: ['documenten', uuid],
    queryFn: () => clientOf(documenten).tonen({ params: { uuid } }),
    // A document never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <Loaded query={query}>{(document) => <DocumentName {...document} />}</Loaded>
}
