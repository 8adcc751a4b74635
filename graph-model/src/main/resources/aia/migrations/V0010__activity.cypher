// What users did: read by its user and time, read by its time, and removed by when it was recorded.
CREATE CONSTRAINT activity_record_id IF NOT EXISTS FOR (a:ActivityRecord) REQUIRE a.id IS UNIQUE;
CREATE RANGE INDEX activity_record_user IF NOT EXISTS FOR (a:ActivityRecord) ON (a.user, a.at);
CREATE RANGE INDEX activity_record_at IF NOT EXISTS FOR (a:ActivityRecord) ON (a.at);
CREATE RANGE INDEX activity_record_recorded IF NOT EXISTS FOR (a:ActivityRecord) ON (a.recorded_at);
