package syncline.crm.records;

class MemoryProfileStatusTest extends EngageProfileStatusContract {
    @Override
    RecordStore open() {
        return new MemoryRecords(SCHEMA);
    }
}
