package maf.local.hostile;

import java.util.Map;
import java.util.stream.Collectors;
import maf.local.fixture.TestContracts;

/** The contracts of all cases, and that of the tables which show that each source goes on. */
public final class HostileContracts implements TestContracts {
    @Override
    public Map<String, String> contracts() {
        var contracts = HostileCase.all().stream()
                .flatMap(each -> each.sections("contract"))
                .collect(Collectors.toMap(Section::argument, section -> section.body() + "\n"));
        contracts.put("sentinel", Sentinel.CONTRACT);
        return contracts;
    }
}
