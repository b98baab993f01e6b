package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SecretAddresses;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link SecretAddresses}. */
@Promises
public abstract class SecretAddressesContract {

  /** {@return the addresses under test} */
  protected abstract SecretAddresses addresses();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  /** Gives an account an address. */
  protected abstract void give(AccountId account);

  /** {@return whether an account has an address} */
  protected abstract boolean has(AccountId account);

  @Test
  void an_account_loses_its_addresses_and_no_other_does() {
    UUID id = UniqueData.id();
    AccountId patient = new AccountId(Role.PATIENT, id);
    AccountId doctor = new AccountId(Role.DOCTOR, id);
    give(patient);
    give(doctor);

    revoke(patient);
    revoke(patient);
    revoke(new AccountId(Role.OPERATOR, id));

    assertThat(has(patient)).isFalse();
    assertThat(has(doctor)).isTrue();
    revoke(doctor);
    assertThat(has(doctor)).isFalse();
  }

  private void revoke(AccountId account) {
    unitOfWork().run(() -> addresses().revoke(account));
  }
}
