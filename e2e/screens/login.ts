import type { Page } from "@playwright/test";
import type { Account } from "../stage";
import { Home } from "./home";
import { Screen } from "./screen";
import { PasswordChange } from "./setup";

type Credentials = Pick<Account, "employeeNo" | "password">;

export class Login extends Screen {
  static async open(page: Page): Promise<Login> {
    await page.goto("/login");
    return new Login(page);
  }

  private async enter({ employeeNo, password }: Credentials): Promise<void> {
    await this.page.getByLabel("工号").fill(employeeNo);
    await this.page.getByLabel("口令").fill(password);
    await this.button("登录").click();
  }

  async signIn(account: Credentials): Promise<Home> {
    await this.enter(account);
    return Home.arrived(this.page);
  }

  /** With a password that was handed out: nothing else opens before it is changed. */
  async signInFirst(account: Credentials): Promise<PasswordChange> {
    await this.enter(account);
    return PasswordChange.arrived(this.page);
  }
}
