import { useQuery } from '@tanstack/react-query'
import { marksIn, type PictureMark, piecesOf } from '../../../web/ui/picture-marks.ts'
import { contentOf, documentsQuery } from './queries.ts'
import './view.css'

interface WrittenProps {
  klantcontact: string
  text: string
}

/** Shows the text of a klantcontact, with the pictures that stand in it; where one cannot be shown its mark says what it shows. */
export function Written({ klantcontact, text }: WrittenProps) {
  return marksIn(text).length > 0 ? (
    <WithPictures klantcontact={klantcontact} text={text} />
  ) : (
    <p className="balie-prose">{text}</p>
  )
}

function WithPictures({ klantcontact, text }: WrittenProps) {
  const { data = [] } = useQuery(documentsQuery(klantcontact))
  const documentOf = ({ name }: PictureMark) =>
    data.find(({ bestandsnaam, controle }) => bestandsnaam === name && controle === 'schoon')
  return (
    <p className="balie-prose">
      {piecesOf(text).map((piece, place) => {
        if (typeof piece === 'string') return piece
        const document = documentOf(piece)
        if (!document) return piece.mark
        // A picture may stand in a text twice.
        const key = `${document.uuid} ${place}`
        return <img key={key} className="document-picture" src={contentOf(document.uuid)} alt={piece.alt} />
      })}
    </p>
  )
}
