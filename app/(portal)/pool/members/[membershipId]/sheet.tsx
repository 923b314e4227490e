import { Table } from "@/components/data/table";
import type { Block } from "@/lib/pool/sheet/blocks";

/** The blocks of the sheet, a small table each. */
export function Sheet({ blocks }: { blocks: Block[] }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {blocks.map(({ key, title, columns, rows, empty }) => (
        <section key={key}>
          <h3 className="mb-1 font-semibold">{title}</h3>
          {rows.length === 0 ? (
            <p className="text-muted">{empty}</p>
          ) : (
            <Table label={title}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.join()}>
                    {row.map((cell, index) => (
                      <td key={columns[index]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </section>
      ))}
    </div>
  );
}
