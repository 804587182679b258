import { Outlet } from '@tanstack/react-router'
import { useContext } from 'react'
import './beheer.css'
import { BeheerNav } from './beheer-nav.tsx'
import { Places } from './places.ts'

/** The frame around the pages of beheer, which stays while one goes from part to part. */
export function BeheerFrame() {
  const isEmpty = useContext(Places).length === 0
  if (isEmpty) return <Outlet />
  return (
    <div className="beheer">
      <BeheerNav />
      <Outlet />
    </div>
  )
}
