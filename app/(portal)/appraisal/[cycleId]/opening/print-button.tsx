"use client";

export function PrintButton() {
  return (
    <button type="button" className="btn btn-sm btn-outline no-print" onClick={() => print()}>
      打印
    </button>
  );
}
