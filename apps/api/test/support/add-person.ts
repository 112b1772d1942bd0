import type { DataFolder } from './data-folder.ts';
import { owner } from './product.ts';

/** Somebody with one role in one department, who signs in with the owner's password. */
export async function addPerson(
  folder: DataFolder,
  wanted: { email: string; role: string; department: string },
): Promise<{ email: string; password: string }> {
  await folder.query(
    `with account as (
       insert into account (email, name, password_hash)
       select $1, $1, password_hash from account where email = $2 returning id)
     insert into account_grant (account_id, role, department_id)
     select account.id, $3, department.id from account, department where department.key = $4`,
    [wanted.email, owner.email, wanted.role, wanted.department],
  );
  return { email: wanted.email, password: owner.password };
}
